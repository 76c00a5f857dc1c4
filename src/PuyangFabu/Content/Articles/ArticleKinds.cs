namespace PuyangFabu.Content.Articles;

/// <summary>What an article is. The list is what editors are offered; any other short word is taken too.</summary>
public static class ArticleKinds
{
    public static IReadOnlyList<string> Usual { get; } = ["要闻", "政策解读", "公告", "通知", "辟谣", "图解", "专题", "便民", "回应关切"];
}
