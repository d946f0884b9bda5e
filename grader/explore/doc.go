// Package explore is what a suite is written with: scenarios of a few
// goroutines and what must hold in every interleaving of them.
//
//	explore.Run(t, func(x *explore.X) {
//		var c race.Counter
//		x.Go("A", c.Inc)
//		x.Go("B", c.Inc)
//		x.Wait()
//		assert.Equal(x, 2, c.Value(), "Value after A and B called Inc")
//	})
//
// Two engines carry out the same scenario. In a binary whose code was rewritten
// by the grader, every interleaving is tried, one goroutine at a time, in fake
// time, and the shortest one that fails is reported. Under plain go test the
// same calls run on real goroutines, repeated and perturbed. A suite cannot
// tell which, and need not.
//
// README.md, beside this file, says what a search proves and what it does not.
package explore
