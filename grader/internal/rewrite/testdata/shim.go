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

type Sender[T any] struct{ ch chan<- T }

func To[T any](ch chan<- T) Sender[T] { return Sender[T]{ch} }
func (s Sender[T]) Send(v T)          { s.ch <- v }
func (s Sender[T]) Len() int          { return len(s.ch) }

type Ranger[T any] struct{ ch <-chan T }

func Range[T any](ch <-chan T) *Ranger[T]           { return &Ranger[T]{ch} }
func RangeV[T any](ch <-chan T) (r *Ranger[T], v T) { return &Ranger[T]{ch}, v }

func (r *Ranger[T]) Next(p *T) bool {
	v, ok := <-r.ch
	if ok && p != nil {
		*p = v
	}
	return ok
}

type Case interface {
	operand() reflect.SelectCase
	arrived(v reflect.Value, ok bool)
}

type RecvCase[T any] struct {
	ch <-chan T
	V  T
	OK bool
}

type SendCase[T any] struct {
	ch chan<- T
	v  T
}

func R[T any](ch <-chan T) *RecvCase[T]            { return &RecvCase[T]{ch: ch} }
func W[T any](ch chan<- T) *SendCase[T]            { return &SendCase[T]{ch: ch} }
func (c *SendCase[T]) Val(v T) *SendCase[T]        { c.v = v; return c }
func (c *SendCase[T]) arrived(reflect.Value, bool) {}

func (c *RecvCase[T]) arrived(v reflect.Value, ok bool) {
	reflect.ValueOf(&c.V).Elem().Set(v)
	c.OK = ok
}

func (c *RecvCase[T]) operand() reflect.SelectCase {
	return reflect.SelectCase{Dir: reflect.SelectRecv, Chan: reflect.ValueOf(c.ch)}
}

func (c *SendCase[T]) operand() reflect.SelectCase {
	return reflect.SelectCase{Dir: reflect.SelectSend, Chan: reflect.ValueOf(c.ch), Send: reflect.ValueOf(&c.v).Elem()}
}

func Select(hasDefault bool, cases ...Case) int {
	var all []reflect.SelectCase
	for _, c := range cases {
		all = append(all, c.operand())
	}
	if hasDefault {
		all = append(all, reflect.SelectCase{Dir: reflect.SelectDefault})
	}
	i, v, ok := reflect.Select(all)
	if i == len(cases) {
		return -1
	}
	cases[i].arrived(v, ok)
	return i
}

// Memory.

func Load[T any](p *T) T { return *p }

// A Place takes a value, at once or held until Do.
type Place[T any] struct {
	p *T
	v T
}

func Store[T any](p *T) *Place[T] { return &Place[T]{p: p} }
func Plain[T any](p *T) *Place[T] { return &Place[T]{p: p} }

func (s *Place[T]) To(v T)             { *s.p = v }
func (s *Place[T]) Hold(v T) *Place[T] { s.v = v; return s }
func (s *Place[T]) Do()                { *s.p = s.v }

type Table[K comparable, V any] struct{ m map[K]V }

// An Entry is the entry of a map under one key.
type Entry[K comparable, V any] struct {
	m map[K]V
	k K
	v V
}

func In[M ~map[K]V, K comparable, V any](m M) Table[K, V] { return Table[K, V]{m} }
func (t Table[K, V]) At(k K) *Entry[K, V]                 { return &Entry[K, V]{m: t.m, k: k} }
func (e *Entry[K, V]) Get() V                             { return e.m[e.k] }
func (e *Entry[K, V]) Get2() (v V, ok bool)               { v, ok = e.m[e.k]; return }
func (e *Entry[K, V]) To(v V)                             { e.m[e.k] = v }
func (e *Entry[K, V]) Hold(v V) *Entry[K, V]              { e.v = v; return e }
func (e *Entry[K, V]) Do()                                { e.m[e.k] = e.v }
func (e *Entry[K, V]) Delete()                            { delete(e.m, e.k) }

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

func Appending[S ~[]E, E any](s S) Appended[S, E] { return Appended[S, E]{s} }

type Appended[S ~[]E, E any] struct{ s S }

func (a Appended[S, E]) Values(xs ...E) S { return append(a.s, xs...) }

func (a Appended[S, E]) All(xs []E) S { return append(a.s, xs...) }
