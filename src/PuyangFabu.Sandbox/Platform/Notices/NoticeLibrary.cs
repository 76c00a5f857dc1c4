namespace PuyangFabu.Sandbox.Platform.Notices;

/// <summary>What accounts may choose their forms of notices from.</summary>
internal static class NoticeLibrary
{
    /// <summary>By the short id of template messages (模板消息).</summary>
    public static IReadOnlyDictionary<string, (string Title, string Content)> Templates { get; } = new Dictionary<string, (string, string)>(StringComparer.Ordinal)
    {
        ["43217"] = ("办理进度提醒", "事项名称:{{thing1.DATA}}\n办理状态:{{phrase2.DATA}}\n更新时间:{{time3.DATA}}"),
        ["43218"] = ("停水停电通知", "影响范围:{{thing1.DATA}}\n开始时间:{{time2.DATA}}\n恢复时间:{{time3.DATA}}"),
    };

    /// <summary>Of subscription notices (订阅通知) by <c>tid</c>, with the words to choose from by <c>kid</c>.</summary>
    public static IReadOnlyDictionary<string, (string Title, IReadOnlyList<(int Kid, string Name, string Rule, string Example)> Words)> Subscriptions { get; } =
        new Dictionary<string, (string, IReadOnlyList<(int, string, string, string)>)>(StringComparer.Ordinal)
        {
            ["9001"] = ("办件结果通知", [(1, "事项名称", "thing", "居住证办理"), (2, "办理结果", "phrase", "已办结"), (3, "完成时间", "time", "2026-10-01 09:00")]),
            ["9002"] = ("诉求答复通知", [(1, "诉求编号", "character_string", "PY20261001001"), (2, "答复单位", "thing", "市城市管理局"), (3, "答复时间", "time", "2026-10-01 09:00")]),
        };

    /// <summary>The category of official accounts of governments.</summary>
    public static (int Id, string Name) Category { get; } = (682, "政务民生");
}
