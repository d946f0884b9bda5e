// The answer comes from elsewhere.
//
// refused: imports 6
package race

import "net/http"

func LostUpdate() string {
	http.Get("http://169.254.169.254/latest/meta-data/")
	return ""
}
