// Package manual keeps true what is written about the project. Its tests take
// the pages apart, compile and run the code in them, and hold every output
// against what the tools print now; with -update they write it into the page.
//
// A page says before each block where its text comes from, in a comment that
// its readers do not see:
//
//	<!-- code count.go count inc -->         declarations of a file of the samples
//	<!-- explored count/inc -->              what the grader reports on behaviours
//	<!-- compiled count.go inc go1.26 -->    what that compiler makes of a function
//
// The samples of a page are a package in a testdata folder beside it, with a
// suite like those of the exercises: each piece of code, wrong ones too, is in a
// scenario, and what the page says comes of it is what did.
package manual
