// The lock is made of a channel, and a helper of its methods of something else.
//
// refused: apart 19
package mutex

import "sync/atomic"

func (l *Lock) Locked() bool { return taken() }

func (l *Lock) Lock() {
	l.held <- struct{}{}
	note(1)
}

func note(n int32) { state.Add(n) }

func taken() bool { return state.Load() > 0 }

var state atomic.Int32
