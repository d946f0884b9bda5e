package sched

// unchained is the chain of a goroutine that has touched no memory yet: nobody
// needs to know how much of it happened before what.
const unchained = -1

// enchain puts a goroutine that is about to touch memory for the first time at the
// end of a chain: goroutines that have returned, each of which touched its memory
// before the next one did. So one number in a clock does for all of them, and
// clocks grow with the goroutines that are there at once. If each had its own, a
// long schedule in which every round makes one more would need memory that grows
// with the square of the rounds. (The idea is that of Agarwal and Garg, Efficient
// Dependency Tracking for Relevant Events in Shared-Memory Systems, PODC 2005.)
//
//go:norace
func (r *Run) enchain(g *G) {
	began := uint32(1)
	for g.chain = 0; g.chain < len(r.chains); g.chain++ {
		if last := r.chains[g.chain]; last.state == done && last.touched <= g.clock.at(g.chain) {
			began = last.clock.at(g.chain) + 1
			break
		}
	}
	if g.chain == len(r.chains) {
		r.chains = append(r.chains, nil)
	}
	r.chains[g.chain] = g
	g.clock.extend(g.chain + 1)
	g.clock[g.chain] = began
}
