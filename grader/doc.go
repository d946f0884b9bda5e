// Package grader holds the nouns of grading: what flows from a submission to a
// score. Opening this folder shows the data; the verbs are in internal/.
//
//	Submission ─▶ Refusal │ CompileError │ Evidence ─▶ Verdict ─▶ Result
//	 submission     policy      build        run        judge     score, report
//
// It imports the standard library only, because it is linked into every test
// binary next to the student's code.
package grader
