package pairs

import "testing"

// A channel of one slot is a lock, and no more to be taken twice than another.
type vault struct {
	lock chan struct{}
	n    int
}

func (v *vault) put()     { v.lock <- struct{}{}; v.n++; <-v.lock }
func (v *vault) hasty()   { v.lock <- struct{}{}; v.put(); <-v.lock }
func (v *vault) careful() { v.put(); v.put() }

func TestChannelAsMutexBug(*testing.T) {
	v := &vault{lock: make(chan struct{}, 1)}
	both(v.put, v.hasty)
}

func TestChannelAsMutexCure(*testing.T) {
	v := &vault{lock: make(chan struct{}, 1)}
	both(v.put, v.careful)
}
