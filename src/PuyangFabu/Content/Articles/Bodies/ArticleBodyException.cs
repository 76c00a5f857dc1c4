namespace PuyangFabu.Content.Articles.Bodies;

/// <summary>A body that cannot be made into a page; the message is written for its author.</summary>
public sealed class ArticleBodyException : Exception
{
    public ArticleBodyException()
    {
    }

    public ArticleBodyException(string message)
        : base(message)
    {
    }

    public ArticleBodyException(string message, Exception? inner)
        : base(message, inner)
    {
    }
}
