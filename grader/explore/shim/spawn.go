package shim

import (
	"reflect"

	"interleave/grader/explore/sched"
)

// Go registers a new goroutine and returns f wrapped so that it runs under
// control. It is the operand of a real go statement, so that the race detector
// names that statement where it says who created a goroutine.
func Go[F any](f F) F {
	g := sched.Fork("")
	if g == nil {
		return f
	}
	if plain, ok := any(f).(func()); ok {
		return any(func() { g.Run(plain) }).(F)
	}
	return adapt(g, f).(F)
}

// adapt wraps a function with parameters. Its results are dropped, as a go
// statement drops them.
func adapt(g *sched.G, f any) any {
	v := reflect.ValueOf(f)
	call := v.Call
	if v.Type().IsVariadic() {
		call = v.CallSlice
	}
	return reflect.MakeFunc(v.Type(), func(args []reflect.Value) []reflect.Value {
		g.Run(func() { call(args) })
		results := make([]reflect.Value, v.Type().NumOut())
		for i := range results {
			results[i] = reflect.Zero(v.Type().Out(i))
		}
		return results
	}).Interface()
}

// Loop stands at the start of every loop body that could turn for ever without
// meeting a gate. After many turns it is one.
//
//go:norace
func Loop() {
	if g := sched.Current(); g != nil {
		g.Turn()
	}
}

// Block is a select without cases.
func Block() {
	if g := sched.At(sched.Block, sched.Write, nil, sched.Never); g == nil {
		select {}
	}
}
