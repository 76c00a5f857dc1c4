namespace PuyangFabu.Conversation.Talks;

/// <summary>A time outside the usual hours for which somebody said that people are there.</summary>
/// <param name="UntilMs">It ends by itself then.</param>
/// <param name="OperatorName">Who said so.</param>
public sealed record DutySpell(long Id, long BegunMs, long UntilMs, string OperatorName)
{
    /// <summary>What the record calls it.</summary>
    public const string AuditKind = "duty";

    public bool Includes(long atMs) => atMs >= BegunMs && atMs < UntilMs;
}
