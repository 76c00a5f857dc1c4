namespace PuyangFabu.Hosting.Limits;

/// <summary>What is asked for, as far as limits go by it.</summary>
public enum RequestKind
{
    /// <summary>Never limited: whether the product is well, its figures, the sandbox. WeChat's messages do not come here at all.</summary>
    Free,

    /// <summary>A public page or feed; what is not there, too.</summary>
    Page,

    Search,

    /// <summary>Whatever is posted by who has not signed in.</summary>
    Form,

    SignIn,

    Console,

    Api,

    /// <summary>A style sheet, a picture, an attachment: costs next to nothing, may take long on a slow line.</summary>
    File,

    /// <summary>The line of an open page of the console; lasts as long as the page is open.</summary>
    Live,
}
