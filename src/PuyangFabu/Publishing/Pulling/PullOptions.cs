namespace PuyangFabu.Publishing.Pulling;

/// <summary>How articles are fetched from WeChat; section <c>Pull</c>.</summary>
public sealed class PullOptions
{
    public const string SectionName = "Pull";

    /// <summary>Whether an account that was pulled once is looked at anew every day.</summary>
    public bool Daily { get; set; } = true;
}
