// The file says to belong to the suite.
//
// unbuilt: 4
package race_test

type Hidden struct{}
