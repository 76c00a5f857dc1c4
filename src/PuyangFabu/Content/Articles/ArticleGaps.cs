using PuyangFabu.Content.Articles.Bodies;

namespace PuyangFabu.Content.Articles;

/// <summary>What readers of an article do not get here, though it was there where the article comes from.</summary>
public static class ArticleGaps
{
    /// <summary>Neither a word nor a picture: of a video, and of a message of pictures, only the title comes in.</summary>
    public static bool IsEmpty(Article article) =>
        !article.BodyHtml.Contains("<img", StringComparison.Ordinal) && article.BodyText.AsSpan().IsWhiteSpace();

    /// <summary>A picture of the text lay at WeChat and could not be copied from there.</summary>
    public static bool LacksPictures(Article article) => LostPicture.IsNotFetchedIn(article.BodySource);
}
