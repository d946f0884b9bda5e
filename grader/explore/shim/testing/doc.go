// Package testing doubles the standard package testing for tests that are
// explored: a test is the scenario, and runs once in every schedule.
//
// A [T] does what a suite wants of the real one as long as it concerns nobody
// but the schedule. Subtests run on goroutines of their own, and those that
// call [T.Parallel] run at once when their parent has returned, as in reality,
// so that what they share is explored. The first error ends the schedule: what
// comes after it could only be its consequence. Benchmarks and fuzz targets
// compile against the double and are not run.
package testing
