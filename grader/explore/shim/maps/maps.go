// Package maps doubles the standard package maps for rewritten code.
//
// Whatever goes through a map here does so in an order that is the same on
// every run, and says which maps it reads and which it writes.
package maps

import (
	"iter"
	"maps"

	"interleave/grader/explore/shim"
)

// All is [maps.All].
func All[Map ~map[K]V, K comparable, V any](m Map) iter.Seq2[K, V] { return shim.Map(m) }

// Keys is [maps.Keys].
func Keys[Map ~map[K]V, K comparable, V any](m Map) iter.Seq[K] {
	return func(yield func(K) bool) {
		for k := range shim.Map(m) {
			if !yield(k) {
				return
			}
		}
	}
}

// Values is [maps.Values].
func Values[Map ~map[K]V, K comparable, V any](m Map) iter.Seq[V] {
	return func(yield func(V) bool) {
		for _, v := range shim.Map(m) {
			if !yield(v) {
				return
			}
		}
	}
}

// Insert is [maps.Insert].
func Insert[Map ~map[K]V, K comparable, V any](m Map, seq iter.Seq2[K, V]) {
	for k, v := range seq {
		shim.MapWrite(m)[shim.Key(k)] = v
	}
}

// Collect is [maps.Collect].
func Collect[K comparable, V any](seq iter.Seq2[K, V]) map[K]V {
	m := make(map[K]V)
	Insert(m, seq)
	return m
}

// Clone is [maps.Clone].
func Clone[M ~map[K]V, K comparable, V any](m M) M { return maps.Clone(shim.MapRead(m)) }

// Copy is [maps.Copy].
func Copy[M1 ~map[K]V, M2 ~map[K]V, K comparable, V any](dst M1, src M2) {
	for k, v := range shim.Map(src) {
		shim.MapWrite(dst)[shim.Key(k)] = v
	}
}

// Equal is [maps.Equal].
func Equal[M1, M2 ~map[K]V, K, V comparable](m1 M1, m2 M2) bool {
	return maps.Equal(shim.MapRead(m1), shim.MapRead(m2))
}

// EqualFunc is [maps.EqualFunc].
func EqualFunc[M1 ~map[K]V1, M2 ~map[K]V2, K comparable, V1, V2 any](m1 M1, m2 M2, eq func(V1, V2) bool) bool {
	if len(shim.MapRead(m1)) != len(shim.MapRead(m2)) {
		return false
	}
	for k, v1 := range shim.Map(m1) {
		if v2, ok := shim.MapRead(m2)[k]; !ok || !eq(v1, v2) {
			return false
		}
	}
	return true
}

// DeleteFunc is [maps.DeleteFunc].
func DeleteFunc[M ~map[K]V, K comparable, V any](m M, del func(K, V) bool) {
	for k, v := range shim.Map(m) {
		if del(k, v) {
			delete(shim.MapWrite(m), k)
		}
	}
}
