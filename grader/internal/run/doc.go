// Package run runs an exercise's test binaries in a box and turns what comes
// out of them into evidence.
//
// Only records on descriptor 3 are evidence, and only if they tell a whole
// story: the right nonce, every behaviour once, and an end. A process that dies
// in the middle is a finding about the behaviour it died in, and the rest is
// run again in a new one, so that one failure never hides another.
package run
