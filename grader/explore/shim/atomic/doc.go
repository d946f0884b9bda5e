// Package atomic doubles the standard package sync/atomic for rewritten code.
//
// Every operation is a gate and then the real operation on the same address,
// so that the race detector sees what it would see in the program: the edges,
// and an ordinary access that meets an atomic one. The engine's own clocks get
// the same edges: who loads acquires what the latest store released.
package atomic
