package sched

// Stall keeps the goroutine where it is until [G.Unstall].
//
//go:norace
func (g *G) Stall() { g.stalled = true }

// Unstall lets a stalled goroutine go on. If it is one that
// [G.StallAnywhere] was called on, that is whoever was stalled in its stead.
//
//go:norace
func (g *G) Unstall() {
	g.stalled = false
	if s := g.stall; s != nil && s.at != nil {
		s.at.stalled = false
	}
}

// A stall is one that may come at any step of a goroutine.
type stall struct {
	at *G // who is stalled, nil as long as nobody is
}

// StallAnywhere keeps the goroutine, which has not begun yet, where it is at one
// of its steps, or at none: at which is chosen step by step, so that every one of
// them is explored. Goroutines that it starts are part of it. Who hands over its
// work to a helper would otherwise go on although it is stalled.
func (g *G) StallAnywhere() { g.stall = &stall{} }

// mayStall is where the choice is made: the goroutine has come to its next step.
//
//go:norace
func (g *G) mayStall() {
	s := g.origin.stall
	if s == nil || s.at != nil {
		return
	}
	answer := g.run.choose(g, 2)
	g.run.Events[g.last].Op.Kind = Stall
	if answer == 1 {
		s.at, g.stalled = g, true
	}
}
