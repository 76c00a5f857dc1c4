namespace PuyangFabu.Review.Releasing;

/// <summary>Why an article is taken from readers.</summary>
public static class WithdrawalReasons
{
    public static IReadOnlyList<string> All { get; } = ["事实错误", "表述错误", "隐私", "上级要求", "过期", "其他"];
}
