namespace PuyangFabu.Conversation.Cases;

/// <summary>A reason from the list for which cases are not taken on, with where to go instead.</summary>
/// <param name="Code">As programs name it.</param>
/// <param name="Name">As operators choose it.</param>
/// <param name="Text">What the citizen reads.</param>
public sealed record DeclineReason(string Code, string Name, string Text)
{
    public static IReadOnlyList<DeclineReason> All { get; } =
    [
        new("otherProcedure", "已有法定途径", "这件事应当或已经通过诉讼、仲裁、纪检监察、行政复议、政府信息公开等程序办理，请到相应的机关办理。"),
        new("petition", "已进入信访", "这件事已经进入信访程序，请按信访机构告知的办法查询进展。"),
        new("emergency", "紧急情况", "遇到危险请立即拨打 110、119、120 或 122，这里不能替代报警和急救。"),
        new("secret", "涉及秘密或隐私", "内容涉及国家秘密、商业秘密或他人隐私，不能在这里办理，请到有关机关当面反映。"),
        new("morals", "违背公序良俗", "内容违反法律法规或违背公序良俗，不能受理。"),
        new("unclear", "内容不清", "看不出要办什么事，也没有可以联系的方式。请写清时间、地点和要求，再提交一次。"),
        new("repeated", "重复提交", "同一件事已经在办理，请凭原来的编号查询进展。"),
        new("elsewhere", "不归本市办理", "这件事不由本市的单位办理；不清楚由谁办理时，可以拨打 12345 询问。"),
    ];

    /// <summary>What the citizen reads for a code, a name, or words of one's own.</summary>
    public static string TextOf(string reason) => All.FirstOrDefault(known => known.Code == reason || known.Name == reason)?.Text ?? reason;
}
