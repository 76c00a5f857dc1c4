namespace PuyangFabu.Foundation.DoctorChecks;

/// <summary>Looks at one thing and says how it is. Changes nothing; may fail, which is a finding too.</summary>
public interface IDoctorCheck
{
    Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellation);
}

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

/// <summary>How bad a finding is; the worst of all decides the exit code.</summary>
public enum FindingLevel
{
    /// <summary>正常: nothing to do.</summary>
    Fine,

    /// <summary>注意: it works, but a person should look.</summary>
    Notice,

    /// <summary>有误: something does not work, or will not.</summary>
    Wrong,
}
