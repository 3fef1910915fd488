using ParallelAsync.Kernel.Exercises;

namespace ParallelAsync.Tests.Kernel.Exercises;

public sealed class ExerciseReaderTests
{
    private const string Source = """
        # ★★☆ Back in order

        The goal.

        ## Given

        ```csharp
        int given = 1;
        ```

        ## Stub: one after another

        ```csharp
        int Answer() => 0;
        ```

        ## Check

        ```csharp
        Answer()
        ```

        ## Hint

        Think.

        ## Solution

        Do this:

        ```csharp
        int Answer() => 1;
        ```

        Because.

        ## Wrong: too much

        ```csharp
        int Answer() => 2;
        ```

        ## Needs: data, way-loop

        ```csharp
        int before = 1;
        ```
        """;

    [Fact]
    public void Read_ASource_FindsAllItsParts()
    {
        var exercise = new ExerciseReader("02-2-in-order.md").Read(Source);

        Assert.Equal(("in-order", "★★☆ Back in order", "The goal."), (exercise.Name, exercise.Title, exercise.Goal));
        Assert.Equal(("int given = 1;", "Answer()", "Think."), (exercise.Given, exercise.Check, exercise.Hint));
        Assert.Equal(new WrongAnswer("one after another", "int Answer() => 0;"), exercise.Stub);
        Assert.Equal([new WrongAnswer("too much", "int Answer() => 2;")], exercise.WrongAnswers);
        Assert.Equal("int Answer() => 1;", exercise.SolutionCode);
        Assert.StartsWith("Do this:", exercise.Solution, StringComparison.Ordinal);
        Assert.EndsWith("Because.", exercise.Solution, StringComparison.Ordinal);
        Assert.Equal(["data", "way-loop"], exercise.Needs);
        Assert.Equal("int before = 1;", exercise.Before);
    }

    [Theory]
    [InlineData("in-order.md", "# ", "# ", "a name like 02-1-toasters.md was expected")]
    [InlineData("02-2-in-order.md", "# ★★☆", "# ", "the first line should be a heading of three stars")]
    [InlineData("02-2-in-order.md", "The goal.", "", "the goal is empty")]
    [InlineData("02-2-in-order.md", "Think.", "", "the hint is empty")]
    [InlineData("02-2-in-order.md", "## Hint", "## Tip", "there is a section 'Tip'")]
    [InlineData("02-2-in-order.md", "## Given", "## Check", "one section '## Check' was expected, and there are 2")]
    [InlineData("02-2-in-order.md", "## Wrong: too much", "## Wrong", "should go on with words that the check has to say")]
    [InlineData("02-2-in-order.md", "int Answer() => 1;\n```", "int Answer() => 1;", "the section 'Solution' should hold one block of C#")]
    public void Read_SomethingElse_SaysWhatWasExpectedAndInWhichFile(string file, string part, string instead, string message)
    {
        var error = Assert.Throws<ExerciseFormatException>(() => new ExerciseReader(file).Read(Source.Replace(part, instead, StringComparison.Ordinal)));

        Assert.StartsWith($"{file}: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }
}
