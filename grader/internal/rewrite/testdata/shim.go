// Package shim does what the real one does while no schedule is running: the
// plain operations. The rewriter's tests need no more.
package shim

import (
	"iter"
	"reflect"
)

func Go[F any](f F) F                         { return f }
func Closing[T any](ch chan<- T) func()       { return func() { close(ch) } }
func Close[T any](ch chan<- T)                { close(ch) }
func Len[T any](ch <-chan T) int              { return len(ch) }
func Recv[T any](ch <-chan T) T               { return <-ch }
func Recv2[T any](ch <-chan T) (v T, ok bool) { v, ok = <-ch; return }
func Loop()                                   {}
func Block()                                  { select {} }
func Package(_ string, reset func())          { reset() }
func Zero[T any](p *T)                        { *p = *new(T) }
func Key[K any](k K) K                        { return k }

func Map[M ~map[K]V, K comparable, V any](m M) iter.Seq2[K, V] {
	return func(yield func(K, V) bool) {
		for k, v := range m {
			if !yield(k, v) {
				return
			}
		}
	}
}

func Send[T any](ch chan<- T) func(v T) { return func(v T) { ch <- v } }
func LenOut[T any](ch chan<- T) int     { return len(ch) }

func Range[T any](ch <-chan T) func(p *T) bool {
	return func(p *T) bool {
		v, ok := <-ch
		if ok && p != nil {
			*p = v
		}
		return ok
	}
}

func RangeV[T any](ch <-chan T) (next func(p *T) bool, v T) { return Range(ch), v }

type Case struct {
	operand reflect.SelectCase
	value   any
	OK      bool
}

type RecvCase[T any] struct{ Case *Case }

func R[T any](ch <-chan T) RecvCase[T] {
	return RecvCase[T]{&Case{operand: reflect.SelectCase{Dir: reflect.SelectRecv, Chan: reflect.ValueOf(ch)}}}
}

func V[T any](c RecvCase[T]) T {
	v, _ := c.Case.value.(T)
	return v
}

func W[T any](ch chan<- T) func(v T) *Case {
	return func(v T) *Case {
		return &Case{operand: reflect.SelectCase{Dir: reflect.SelectSend, Chan: reflect.ValueOf(ch), Send: reflect.ValueOf(&v).Elem()}}
	}
}

func Select(hasDefault bool, cases ...*Case) int {
	var all []reflect.SelectCase
	for _, c := range cases {
		all = append(all, c.operand)
	}
	if hasDefault {
		all = append(all, reflect.SelectCase{Dir: reflect.SelectDefault})
	}
	i, v, ok := reflect.Select(all)
	if i == len(cases) {
		return -1
	}
	if cases[i].OK = ok; ok {
		cases[i].value = v.Interface()
	}
	return i
}

// Memory.

func Load[T any](p *T) T { return *p }

func Store[T any](p *T) func(v T)        { return func(v T) { *p = v } }
func Hold[T any](p *T) func(v T) func()  { return func(v T) func() { return func() { *p = v } } }
func Plain[T any](p *T) func(v T) func() { return Hold(p) }

func Get[M ~map[K]V, K comparable, V any](m M) func(k K) V { return func(k K) V { return m[k] } }

func Get2[M ~map[K]V, K comparable, V any](m M) func(k K) (V, bool) {
	return func(k K) (v V, ok bool) { v, ok = m[k]; return }
}

func Put[M ~map[K]V, K comparable, V any](m M) func(k K) func(v V) {
	return func(k K) func(v V) { return func(v V) { m[k] = v } }
}

func HoldAt[M ~map[K]V, K comparable, V any](m M) func(k K) func(v V) func() {
	return func(k K) func(v V) func() { return func(v V) func() { return func() { m[k] = v } } }
}

func Entry[M ~map[K]V, K comparable, V any](m M) func(k K) (get func() V, put func(v V)) {
	return func(k K) (func() V, func(v V)) { return func() V { return m[k] }, func(v V) { m[k] = v } }
}

func Delete[M ~map[K]V, K comparable, V any](m M) func(k K) func() {
	return func(k K) func() { return func() { delete(m, k) } }
}

func MapRead[M ~map[K]V, K comparable, V any](m M) M { return m }
func Clear[M ~map[K]V, K comparable, V any](m M)     { clear(m) }

func Elements[S ~[]E, E any](s S) iter.Seq2[int, E] {
	return func(yield func(int, E) bool) {
		for i := range s {
			if !yield(i, s[i]) {
				return
			}
		}
	}
}

type integer interface {
	~int | ~int8 | ~int16 | ~int32 | ~int64 | ~uint | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~uintptr
}

type number interface {
	integer | ~float32 | ~float64 | ~complex64 | ~complex128
}

type addable interface{ number | ~string }

func Add[T addable](p *T, v T)    { *p += v }
func Sub[T number](p *T, v T)     { *p -= v }
func Mul[T number](p *T, v T)     { *p *= v }
func Div[T number](p *T, v T)     { *p /= v }
func Rem[T integer](p *T, v T)    { *p %= v }
func And[T integer](p *T, v T)    { *p &= v }
func Or[T integer](p *T, v T)     { *p |= v }
func Xor[T integer](p *T, v T)    { *p ^= v }
func AndNot[T integer](p *T, v T) { *p &^= v }
func Shl[T, N integer](p *T, n N) { *p <<= n }
func Shr[T, N integer](p *T, n N) { *p >>= n }

func ClearSlice[S ~[]E, E any](s S) { clear(s) }

func Copy[T ~[]E, F ~[]E, E any](to T, from F) int { return copy(to, from) }

func CopyText[T ~[]byte, F ~string](to T, from F) int { return copy(to, from) }

func Append[S ~[]E, E any](s S) func(xs ...E) S { return func(xs ...E) S { return append(s, xs...) } }

func AppendAll[S ~[]E, E any](s S) func(xs []E) S { return func(xs []E) S { return append(s, xs...) } }
