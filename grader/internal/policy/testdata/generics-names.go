package race

type t0 = int

type t1 = func(t0, t0) t0

type t2 = func(t1, t1) t1

type t3 = func(t2, t2) t2

type t4 = func(t3, t3) t3

type t5 = func(t4, t4) t4

type t6 = func(t5, t5) t5 // want "generics"

type t7 = func(t6, t6) t6

type t8 = func(t7, t7) t7

type t9 = func(t8, t8) t8

type t10 = func(t9, t9) t9

type t11 = func(t10, t10) t10

type t12 = func(t11, t11) t11

type t13 = func(t12, t12) t12

type t14 = func(t13, t13) t13

type t15 = func(t14, t14) t14

type t16 = func(t15, t15) t15

type t17 = func(t16, t16) t16

type t18 = func(t17, t17) t17

type t19 = func(t18, t18) t18

type t20 = func(t19, t19) t19

type t21 = func(t20, t20) t20

type t22 = func(t21, t21) t21

type t23 = func(t22, t22) t22

type t24 = func(t23, t23) t23

type t25 = func(t24, t24) t24

type t26 = func(t25, t25) t25

type t27 = func(t26, t26) t26

type t28 = func(t27, t27) t27

type t29 = func(t28, t28) t28

type t30 = func(t29, t29) t29

type t31 = func(t30, t30) t30

type t32 = func(t31, t31) t31

type t33 = func(t32, t32) t32

type t34 = func(t33, t33) t33

type t35 = func(t34, t34) t34

type t36 = func(t35, t35) t35

type t37 = func(t36, t36) t36

type t38 = func(t37, t37) t37

type t39 = func(t38, t38) t38
