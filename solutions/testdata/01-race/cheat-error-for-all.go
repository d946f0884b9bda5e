// Submit returns an error that says of itself to be any other.
//
// refused: matching 11
// refused: matching 13
package race

type yes struct{}

func (yes) Error() string { return "no" }

func (yes) Is(error) bool { return true }

func (yes) As(any) bool { return true }
