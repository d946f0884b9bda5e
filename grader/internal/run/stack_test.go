package run

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"interleave/grader"
)

// What a process says at its end when its memory is used up while the goroutine that
// asked for it helps the collector, which trips over memory that it did not get.
const assisting = `SIGSEGV: segmentation violation
PC=0x4333fd m=0 sigcode=1 addr=0x0

goroutine 0 gp=0x7e4c60 m=0 mp=0x7e5c60 [idle]:
runtime.(*spanQueue).tryDrain(0x4000?, 0x34c513854800?, 0xb2043410?)
	/usr/local/go/src/runtime/mgcmark_greenteagc.go:520 +0x5d fp=0x7ffcb20433e0 sp=0x7ffcb20433c0 pc=0x4333fd

goroutine 13 gp=0x34c4d9c8da40 m=0 mp=0x7e5c60 [GC assist marking]:
runtime.systemstack_switch()
	/usr/local/go/src/runtime/asm_amd64.s:516 +0x8 fp=0x34c4d9ce8990 sp=0x34c4d9ce8980 pc=0x48cc28
interleave/exercises/01-race.LostUpdate()
	interleave/exercises/01-race/race.go:17 +0x33
created by interleave/grader/explore/sched.(*Run).start in goroutine 12
	/course/grader/explore/sched/run.go:40 +0x1b

goroutine 14 gp=0x34c4d9c8db40 m=nil [chan receive]:
interleave/exercises/01-race.(*Executor).Submit(0x1)
	interleave/exercises/01-race/race.go:40 +0x33
`

func TestWhoHelpsTheCollectorIsBusy(t *testing.T) {
	plan := Plan{Exercise: grader.Exercise{ID: "01-race", File: "race.go"}}
	c := readCrash(assisting, plan)
	assert.Equal(t, []grader.Location{{File: "race.go", Line: 17}}, c.busy(), "where somebody was busy")
}
