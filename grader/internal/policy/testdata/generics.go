package race

type list[T any] struct {
	first, last *node[T]
}

type node[T any] struct {
	next, previous *node[T]
	list           *list[T]
	value          T
}

type pair[K, V any] struct {
	key   K
	value V
}

func newList[T any]() *list[T] { return &list[T]{} }

func both[K, V any](k K, v V) (K, V) { return k, v }

type n0[T any] func(n1[*T], n1[[]T]) n1[chan T] // want "generics"

type n1[T any] func(n2[*T], n2[[]T]) n2[chan T]

type n2[T any] func(n3[*T], n3[[]T]) n3[chan T]

type n3[T any] func(n4[*T], n4[[]T]) n4[chan T]

type n4[T any] func(n5[*T], n5[[]T]) n5[chan T]

type n5[T any] func(n6[*T], n6[[]T]) n6[chan T]

type n6[T any] func(T, []T) chan T
