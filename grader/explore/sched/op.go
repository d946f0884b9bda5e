package sched

import "unsafe"

// A Kind says what an operation is, for the reader of a trace.
type Kind uint8

// The kinds of visible operations.
const (
	Start   Kind = iota // a goroutine's first step
	Resume              // back from a wait that somebody ended
	Lock                // Mutex, RWMutex for writing
	RLock               // RWMutex for reading
	Unlock              // either
	TryLock             // any Try method
	Send                // channel
	Receive             // channel
	Select              // channels
	Close               // channel
	Length              // len of a channel
	Load                // atomic or shared memory
	Store               // atomic or shared memory
	Update              // atomic read-modify-write
	Add                 // WaitGroup
	Wait                // WaitGroup, Cond, all goroutines of a scenario
	Signal              // Cond
	Once                // Once.Do
	Access              // sync.Map, sync.Pool
	Sleep               // time
	Fire                // a timer goes off
	Clock               // time moves early
	Cancel              // context
	Mark                // a step that the suite named
	Enter               // a probe
	Leave               // a probe
	Choose              // data chosen by the strategy
	Stall               // whether the goroutine is stalled here, chosen likewise
	Quiesce             // until everybody else is blocked or finished
	Yield               // a loop that has not met a gate for long
	Block               // for ever: nil channel, empty select
)

var kindNames = [...]string{
	Start: "start", Resume: "resume", Lock: "lock", RLock: "rlock", Unlock: "unlock",
	TryLock: "trylock", Send: "send", Receive: "receive", Select: "select", Close: "close",
	Length: "len", Load: "load", Store: "store", Update: "update", Add: "add", Wait: "wait",
	Signal: "signal", Once: "once", Access: "access", Sleep: "sleep", Fire: "fire",
	Clock: "clock", Cancel: "cancel", Mark: "step", Enter: "enter", Leave: "leave",
	Choose: "choose", Stall: "stall", Quiesce: "quiesce", Yield: "yield", Block: "block",
}

// String returns the kind as traces name it, "lock".
func (k Kind) String() string { return kindNames[k] }

// An Effect says which operations on one object may change places without
// anybody noticing. Two operations on the same object depend on each other
// unless both read, both add, or both take away.
type Effect uint8

// The effects.
const (
	Write Effect = iota
	Read
	Plus
	Minus
)

// Commutes reports whether operations with these effects on one object lead to
// the same state in either order.
//
//go:norace
func (e Effect) Commutes(other Effect) bool { return e == other && e != Write }

// A Waiter says whether a parked operation can be carried out now. It is asked
// on whatever goroutine decides, so its method must be marked norace.
type Waiter interface{ Ready(g *G) bool }

// An Op is the operation that a goroutine is about to carry out.
type Op struct {
	Kind   Kind
	Effect Effect
	Object unsafe.Pointer   // what it is about; nil if nothing is shared
	More   []unsafe.Pointer // the other channels of a select
	Waiter Waiter           // nil: can always be carried out
	Label  string           // of a named step
}

// transparent reports whether nobody else can tell when the operation happens.
// Such steps are taken at once and are no decisions.
//
//go:norace
func (op *Op) transparent() bool { return op.Kind == Start || op.Kind == Resume }

// DependsOn reports whether the order of the two operations can matter.
//
//go:norace
func (op *Op) DependsOn(other *Op) bool {
	if op.Object == nil || other.Object == nil {
		return false
	}
	if op.Object == other.Object {
		return !op.Effect.Commutes(other.Effect)
	}
	return op.touches(other.Object) || other.touches(op.Object) || op.sharesMore(other)
}

// Opens reports whether the operation can only be carried out while those that
// wait for the same object cannot: it gives back what they want.
func (op *Op) Opens() bool { return op.Kind == Unlock }

//go:norace
func (op *Op) touches(object unsafe.Pointer) bool {
	for _, p := range op.More {
		if p == object {
			return true
		}
	}
	return false
}

//go:norace
func (op *Op) sharesMore(other *Op) bool {
	for _, p := range op.More {
		if other.touches(p) {
			return true
		}
	}
	return false
}

// Never is a [Waiter] for operations that nobody can ever carry out.
var Never Waiter = never{}

type never struct{}

//go:norace
func (never) Ready(*G) bool { return false }
