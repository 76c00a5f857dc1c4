namespace PuyangFabu.People.Operators;

/// <summary>A person to appoint.</summary>
public sealed record OperatorInput
{
    public string? UserName { get; init; }

    public string? DisplayName { get; init; }

    public string? Password { get; init; }

    public IReadOnlyList<string>? Roles { get; init; }

    /// <summary>Never the password.</summary>
    public override string ToString() => $"{nameof(OperatorInput)} {UserName}";
}
