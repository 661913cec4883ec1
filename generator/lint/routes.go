package lint

import "github.com/modelsmith/modelsmith/generator/route"

// routes are the routes of the protocols that have them.
func (f *facts) routes() []route.Route { return route.Of(f.service) }
