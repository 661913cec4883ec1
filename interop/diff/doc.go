// Package diff compares old models of services with those that modelsmith comes
// with, and reads the page of their differences in Chromium, in tests only. They
// skip where it is missing; set MODELSMITH_REQUIRE_PEERS=1 to have them fail instead.
package diff
