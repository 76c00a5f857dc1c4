using PuyangFabu.Foundation.Pages;

namespace PuyangFabu.Site.Frame.Errors;

/// <summary>What is answered where no page is, or where one failed.</summary>
public static class ErrorPages
{
    public static PageAnswer NotFound() => PageAnswer.Of<NotFoundPage>(null, 404);

    public static PageAnswer Failed() => PageAnswer.Of<FailedPage>(null, 500);
}
