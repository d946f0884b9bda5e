package sched

// The list holds the goroutines that can still take a step, in order of creation.
// Those that have returned and timers that are not armed are left out: a poller
// makes thousands of them, and every decision looks at all that are here.

//go:norace
func (r *Run) enlist(g *G) {
	if g.listed {
		return
	}
	g.listed = true
	r.list = append(r.list, g)
	for i := len(r.list) - 1; i > 0 && r.list[i-1].ID > g.ID; i-- {
		r.list[i], r.list[i-1] = r.list[i-1], g
	}
}

// over reports whether the goroutine will take no step unless somebody arms it.
//
//go:norace
func (g *G) over() bool {
	timer := g.fire != nil || g.latent
	return g.state == done || g.state == idle || timer && g.deadline == 0
}

// delist drops those that are over.
//
//go:norace
func (r *Run) delist() {
	n := 0
	for _, g := range r.list {
		if g.over() {
			g.listed = false
			continue
		}
		r.list[n] = g
		n++
	}
	r.list = r.list[:n]
}
