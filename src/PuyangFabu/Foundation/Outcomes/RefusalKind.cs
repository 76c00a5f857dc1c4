namespace PuyangFabu.Foundation.Outcomes;

/// <summary>Why something an operator asked for was not done; the values are those of HTTP.</summary>
public enum RefusalKind
{
    /// <summary>The input is wrong; see the fields.</summary>
    BadInput = 400,

    /// <summary>Nobody is signed in, or the sign-in was refused.</summary>
    NotSignedIn = 401,

    /// <summary>This person may not do this.</summary>
    NotAllowed = 403,

    NotFound = 404,

    /// <summary>The state of the thing does not allow it.</summary>
    Conflict = 409,

    /// <summary>Somebody else changed it since it was read.</summary>
    Stale = 412,

    TooLarge = 413,

    /// <summary>The content is of a kind that is not taken.</summary>
    UnsupportedContent = 415,

    /// <summary>Too often; later it may be asked again.</summary>
    TooOften = 429,

    /// <summary>WeChat was asked and did not do it.</summary>
    WeChatRefused = 502,

    /// <summary>WeChat could not be reached: nothing was done there.</summary>
    WeChatNotReached = 503,

    /// <summary>WeChat may have done it or not: there was no answer.</summary>
    WeChatNoAnswer = 504,
}
