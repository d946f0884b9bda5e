// Each of a few short names stands for twice what the one before does.
//
// refused: generics 18
package race

type a = func(int) int

type b = func(a, a) a

type c = func(b, b) b

type d = func(c, c) c

type e = func(d, d) d

type f = func(e, e) e

type g = func(f, f) f

type h = func(g, g) g

type i = func(h, h) h

type j = func(i, i) i

type k = func(j, j) j

type l = func(k, k) k

type m = func(l, l) l

type n = func(m, m) m

var total, other = n(nil), n(nil)
