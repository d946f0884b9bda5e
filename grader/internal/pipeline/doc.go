// Package pipeline takes a submission through all the stages to its result. It
// is the only place that sees more than one stage, so that each of them can be
// read, tested and replaced alone.
//
//	course ─▶ submission ─▶ policy ─▶ build ─▶ run ─▶ judge ─▶ score
//
// A file that stops at one stage has its verdict from there, for every
// behaviour alike; nothing of it is run.
package pipeline
