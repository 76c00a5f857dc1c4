using PuyangFabu.Conversation.Cases.Delivering;

namespace PuyangFabu.Conversation.Cases;

/// <summary>The clocks of cases and how long they are kept; section <c>Cases</c>.</summary>
public sealed class CaseOptions
{
    public const string SectionName = "Cases";
    private const int MostWorkingDays = 60;
    private const int MostFields = 30;
    private const int LongestField = 20;

    /// <summary>Working days until a question (咨询) is answered.</summary>
    public int QuestionWorkingDays { get; set; } = 1;

    /// <summary>Working days until a mistake (找错) is answered.</summary>
    public int MistakeWorkingDays { get; set; } = 3;

    /// <summary>Working days until anything else is answered.</summary>
    public int WorkingDays { get; set; } = 5;

    /// <summary>Working days in which a unit may say that a case is none of its.</summary>
    public int ReturnWorkingDays { get; set; } = 5;

    /// <summary>Days, Saturdays and Sundays too, until a petition's (信访) citizen is told that it was taken on; 信访工作条例 gives 15.</summary>
    public int PetitionNoticeDays { get; set; } = 15;

    /// <summary>Days, Saturdays and Sundays too, in which a petition is answered once it was taken on; 信访工作条例 gives 60.</summary>
    public int PetitionDays { get; set; } = 60;

    /// <summary>Fields of life (领域) that cases are counted by, with commas between them.</summary>
    public string Fields { get; set; } = "城市管理,城乡建设,交通出行,教育,医疗卫生,社会保障,公积金,户籍和治安,生态环境,供水供电供气供暖,农业农村,市场监管,其他";

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

    /// <summary>What a case may be counted under.</summary>
    public IReadOnlyList<string> FieldNames => Fields.Split([',', '，'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

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
        : options.PetitionNoticeDays is < 1 or > 15 ? "Cases:PetitionNoticeDays 应在 1 与 15 之间。"
        : options.PetitionDays is < 1 or > 60 ? "Cases:PetitionDays 应在 1 与 60 之间。"
        : options.FieldNames.Count > MostFields || options.FieldNames.Any(static field => field.Length > LongestField) || options.FieldNames.Distinct(StringComparer.Ordinal).Count() < options.FieldNames.Count
            ? $"Cases:Fields 最多 {MostFields} 个不同的领域，逗号隔开，每个最多 {LongestField} 个字。"
        : options.LongestDays is < 15 or > 90 ? "Cases:LongestDays 应在 15 与 90 之间（三个月不答复，检查时一票否决）。"
        : options.KeepDays is < 1 or > 3650 ? "Cases:KeepDays 应在 1 与 3650 之间。"
        : options.LongTextCharacters is < 20 or > 600 ? "Cases:LongTextCharacters 应在 20 与 600 之间。"
        : NoticeForm.Read(options.NoticeFields) is null
            ? $"Cases:NoticeFields 的值“{options.NoticeFields}”不对，应写成 character_string1=编号,thing2=单位 的样子，可以填{string.Join("、", NoticeForm.Names)}。"
        : null;
}
