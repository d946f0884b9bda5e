package shim

import (
	"iter"
	"slices"

	"interleave/grader/explore/sched"
)

// Map is the map of a range statement. It yields the entries in an order that
// is the same on every run: by key, and pointers, channels and the like in the
// order in which [Key] first saw them. Entries deleted meanwhile are left out,
// and so are entries added meanwhile, which a range need not visit.
func Map[M ~map[K]V, K comparable, V any](m M) iter.Seq2[K, V] {
	return func(yield func(K, V) bool) {
		if sched.Current() == nil {
			plain(m, yield)
			return
		}
		for _, k := range inOrder(MapRead(m)) {
			v, ok := m[k.key]
			if k.key != k.key { // not a number: nothing finds it but clear
				v, ok = k.value, len(m) > 0
			}
			touchMap(m, false)
			if ok && !yield(k.key, v) {
				return
			}
		}
	}
}

func plain[M ~map[K]V, K comparable, V any](m M, yield func(K, V) bool) {
	for k, v := range m {
		if !yield(k, v) {
			return
		}
	}
}

type pair[K comparable, V any] struct {
	key   K
	value V
}

func inOrder[M ~map[K]V, K comparable, V any](m M) []pair[K, V] {
	pairs := make([]pair[K, V], 0, len(m))
	for k, v := range m {
		pairs = append(pairs, pair[K, V]{k, v})
	}
	slices.SortStableFunc(pairs, func(a, b pair[K, V]) int { return compareKeys(&a.key, &b.key) })
	return pairs
}

// Key registers the pointers in a map's key, in order of first mention, and
// returns the key.
func Key[K any](k K) K {
	if sched.Current() != nil {
		register(&k)
	}
	return k
}
