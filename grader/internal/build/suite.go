package build

import (
	"context"
	"fmt"

	"interleave/grader"
	"interleave/grader/internal/rewrite"
)

// suit gets the suite ready to be compiled. That takes about as long as to compile
// the student's file, and is done meanwhile.
func (u *unit) suit(ctx context.Context, known *exports) {
	defer close(u.suited)
	if u.out.Fault = ctx.Err(); u.out.failed() {
		return
	}
	if u.fits(known); u.out.failed() {
		return
	}
	var refusals []grader.Refusal
	u.texts.suite, refusals, u.out.Fault = rewrite.Rewrite(u.suite.Package, rewrite.Options{})
	if len(refusals) > 0 {
		r := refusals[0]
		u.out.Fault = fmt.Errorf("the suite cannot be explored: %s:%d: %s", r.File, r.Line, r.Message)
	}
	if !u.out.failed() {
		u.out.Fault = u.lay(u.texts.suite)
	}
}

// fits type-checks the suite. If it does not fit a file whose API is the
// stub's, the suite is wrong; if there was no stub to compare with, the file
// is.
func (u *unit) fits(known *exports) {
	u.check(u.suite, known)
	if len(u.suite.errors) == 0 {
		return
	}
	problems := illTyped(u.fset, u.suite.errors)
	if u.stub == nil {
		u.out.Errors = problems
		return
	}
	first := problems[0]
	u.out.Fault = fmt.Errorf("the suite does not compile: %s:%d: %s", first.File, first.Line, first.Message)
}
