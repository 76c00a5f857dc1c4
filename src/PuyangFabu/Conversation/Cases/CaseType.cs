namespace PuyangFabu.Conversation.Cases;

/// <summary>What a case is, as stored, as programs name it and as people read it.</summary>
public static class CaseType
{
    /// <summary>A question.</summary>
    public const string Question = "咨询";

    public const string Help = "求助";
    public const string Complaint = "投诉";

    /// <summary>Somebody tells on somebody: who it was is nobody's business but of those who receive cases.</summary>
    public const string Report = "举报";

    public const string Proposal = "建议";
    public const string Praise = "表扬";

    /// <summary>A mistake on the site or in an article.</summary>
    public const string Mistake = "找错";

    public static IReadOnlyList<string> All { get; } = [Question, Help, Complaint, Report, Proposal, Praise, Mistake];
}
