package lint

func modelInvalid() Rule {
	return Rule{
		ID: Invalid, Severity: Error,
		Reason: "The generator refuses the model.",
	}
}

// Invalid is the rule of the problems that the generator has with a model.
const Invalid = "model/invalid"
