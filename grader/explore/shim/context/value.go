package context

import (
	"reflect"

	"interleave/grader/explore/shim/time"
)

// A value is a context with one more value.
type value struct {
	Context
	key, val any
}

// WithValue is [context.WithValue].
func WithValue(parent Context, key, val any) Context {
	switch {
	case parent == nil:
		panic("cannot create context from nil parent")
	case key == nil:
		panic("nil key")
	case !reflect.TypeOf(key).Comparable():
		panic("key is not comparable")
	}
	return &value{parent, key, val}
}

// Value is [context.Context.Value].
func (v *value) Value(key any) any {
	if v.key == key {
		return v.val
	}
	return v.Context.Value(key)
}

// String says how the context was made.
func (v *value) String() string {
	return name(v.Context) + ".WithValue(" + word(v.key) + ", " + word(v.val) + ")"
}

// A free context keeps its parent's values and does not end with it.
type free struct{ parent Context }

// WithoutCancel is [context.WithoutCancel].
func WithoutCancel(parent Context) Context {
	if parent == nil {
		panic("cannot create context from nil parent")
	}
	return free{parent}
}

// Deadline is none.
func (free) Deadline() (deadline time.Time, ok bool) { return deadline, false }

// Done is never.
func (free) Done() <-chan struct{} { return nil }

// Err is nil.
func (free) Err() error { return nil }

// Value is the parent's, but what ends the parent is not found.
func (f free) Value(key any) any {
	if key == &nodeKey {
		return nil
	}
	return f.parent.Value(key)
}

// String says how the context was made.
func (f free) String() string { return name(f.parent) + ".WithoutCancel" }

type stringer interface{ String() string }

func name(c Context) string {
	if s, ok := c.(stringer); ok {
		return s.String()
	}
	return reflect.TypeOf(c).String()
}

func word(v any) string {
	switch v := v.(type) {
	case stringer:
		return v.String()
	case string:
		return v
	case nil:
		return "<nil>"
	}
	return reflect.TypeOf(v).String()
}
