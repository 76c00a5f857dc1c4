namespace PuyangFabu.Foundation.DoctorChecks;

/// <summary>What a check saw, in plain Chinese.</summary>
/// <param name="Check">What was looked at.</param>
/// <param name="Text">What was seen; holds no secret.</param>
/// <param name="NextStep">What to do; empty when there is nothing.</param>
public sealed record Finding(string Check, FindingLevel Level, string Text, string NextStep = "")
{
    /// <summary>The level in the words of the report.</summary>
    public string Label => Level switch
    {
        FindingLevel.Fine => "正常",
        FindingLevel.Notice => "注意",
        _ => "有误",
    };
}
