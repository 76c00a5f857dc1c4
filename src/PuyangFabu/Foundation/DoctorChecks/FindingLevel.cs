namespace PuyangFabu.Foundation.DoctorChecks;

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
