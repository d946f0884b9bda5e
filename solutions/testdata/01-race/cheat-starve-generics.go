// Each of a few short types is put together from two of the next.
//
// refused: generics 6
package race

type n0[T any] func(n1[*T], n1[[]T]) n1[chan T]

type n1[T any] func(n2[*T], n2[[]T]) n2[chan T]

type n2[T any] func(n3[*T], n3[[]T]) n3[chan T]

type n3[T any] func(n4[*T], n4[[]T]) n4[chan T]

type n4[T any] func(n5[*T], n5[[]T]) n5[chan T]

type n5[T any] func(n6[*T], n6[[]T]) n6[chan T]

type n6[T any] func(n7[*T], n7[[]T]) n7[chan T]

type n7[T any] func(n8[*T], n8[[]T]) n8[chan T]

type n8[T any] func(n9[*T], n9[[]T]) n9[chan T]

type n9[T any] func(n10[*T], n10[[]T]) n10[chan T]

type n10[T any] func(n11[*T], n11[[]T]) n11[chan T]

type n11[T any] func(n12[*T], n12[[]T]) n12[chan T]

type n12[T any] func(n13[*T], n13[[]T]) n13[chan T]

type n13[T any] func(n14[*T], n14[[]T]) n14[chan T]

type n14[T any] func(n15[*T], n15[[]T]) n15[chan T]

type n15[T any] func(T) T

var total n0[int]
