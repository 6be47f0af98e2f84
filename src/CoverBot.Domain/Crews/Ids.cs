namespace CoverBot.Domain.Crews;

/// <summary>One crew: the unit that decides one thing at a time. ASCII letters, digits, '-' only.</summary>
public readonly record struct CrewId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>One member of a crew, on whatever platform. ASCII letters, digits, '-' only.</summary>
public readonly record struct MemberId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>One client of a crew. Survives a rename. ASCII letters, digits, '-' only.</summary>
public readonly record struct ClientId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>One absence. ASCII letters, digits, '-' only.</summary>
public readonly record struct AbsenceId(string Value)
{
    public override string ToString() => Value;
}
