using PuyangFabu.Console.Frame;
using PuyangFabu.People.Operators;

namespace PuyangFabu.Console.Operators;

/// <summary>One operator, to be seen and changed.</summary>
public sealed record OperatorModel
{
    public required OperatorItem Item { get; init; }

    public FormErrors Errors { get; init; } = FormErrors.None;

    /// <summary>As typed.</summary>
    public required string DisplayName { get; init; }

    /// <summary>As chosen.</summary>
    public required IReadOnlyList<string> Roles { get; init; }

    /// <summary>As chosen.</summary>
    public required bool Enabled { get; init; }

    /// <summary>The random password that was made just now, shown this once.</summary>
    public string? Password { get; init; }

    public string? Note { get; init; }

    public static OperatorModel Of(OperatorItem item) => new() { Item = item, DisplayName = item.DisplayName, Roles = item.Waiting?.Roles ?? item.Roles, Enabled = item.Enabled };
}
