namespace PuyangFabu.Sandbox.Replies;

/// <summary>How bad a finding is.</summary>
public enum FindingLevel
{
    /// <summary>Worth knowing; the follower still gets what there is.</summary>
    Remark,

    /// <summary>The platform refuses the answer and shows its notice instead.</summary>
    Fault,
}
