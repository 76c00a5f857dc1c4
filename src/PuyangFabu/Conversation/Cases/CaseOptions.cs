using PuyangFabu.Conversation.Cases.Delivering;

namespace PuyangFabu.Conversation.Cases;

/// <summary>The clocks of cases and how long they are kept; section <c>Cases</c>.</summary>
public sealed class CaseOptions
{
    public const string SectionName = "Cases";
    private const int MostWorkingDays = 60;

    /// <summary>Working days until a question (咨询) is answered.</summary>
    public int QuestionWorkingDays { get; set; } = 1;

    /// <summary>Working days until a mistake (找错) is answered.</summary>
    public int MistakeWorkingDays { get; set; } = 3;

    /// <summary>Working days until anything else is answered.</summary>
    public int WorkingDays { get; set; } = 5;

    /// <summary>Working days in which a unit may say that a case is none of its.</summary>
    public int ReturnWorkingDays { get; set; } = 5;

    /// <summary>Days after which an answer may not be put off any further, whatever is asked for.</summary>
    public int LongestDays { get; set; } = 90;

    /// <summary>Days after its end until what the citizen wrote goes; the numbers stay.</summary>
    public int KeepDays { get; set; } = 730;

    /// <summary>Characters from which on a text that reads like a complaint or a request is offered to be made a case.</summary>
    public int LongTextCharacters { get; set; } = 60;

    /// <summary>Ids of the forms of notices (订阅通知) by which answers are told when no message may be sent, of whatever account; commas between them, empty for none.</summary>
    public string NoticeTemplates { get; set; } = "";

    /// <summary>How such a notice is filled in: <c>character_string1=编号,thing2=单位,time3=时间</c>.</summary>
    public string NoticeFields { get; set; } = "character_string1=编号,thing2=单位,time3=时间";

    internal IReadOnlyList<string> Templates => NoticeTemplates.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    internal NoticeForm Form => NoticeForm.Read(NoticeFields)!;

    public int TermOf(string type) => type switch
    {
        CaseType.Question => QuestionWorkingDays,
        CaseType.Mistake => MistakeWorkingDays,
        _ => WorkingDays,
    };

    /// <returns>A sentence that names the key, or null.</returns>
    public static string? FirstProblem(CaseOptions options) =>
        options.QuestionWorkingDays is < 1 or > MostWorkingDays ? $"Cases:QuestionWorkingDays 应在 1 与 {MostWorkingDays} 之间。"
        : options.MistakeWorkingDays is < 1 or > MostWorkingDays ? $"Cases:MistakeWorkingDays 应在 1 与 {MostWorkingDays} 之间。"
        : options.WorkingDays is < 1 or > MostWorkingDays ? $"Cases:WorkingDays 应在 1 与 {MostWorkingDays} 之间。"
        : options.ReturnWorkingDays is < 1 or > MostWorkingDays ? $"Cases:ReturnWorkingDays 应在 1 与 {MostWorkingDays} 之间。"
        : options.LongestDays is < 15 or > 90 ? "Cases:LongestDays 应在 15 与 90 之间（三个月不答复，检查时一票否决）。"
        : options.KeepDays is < 1 or > 3650 ? "Cases:KeepDays 应在 1 与 3650 之间。"
        : options.LongTextCharacters is < 20 or > 600 ? "Cases:LongTextCharacters 应在 20 与 600 之间。"
        : NoticeForm.Read(options.NoticeFields) is null
            ? $"Cases:NoticeFields 的值“{options.NoticeFields}”不对，应写成 character_string1=编号,thing2=单位 的样子，可以填{string.Join("、", NoticeForm.Names)}。"
        : null;
}
