# When to leave an exercise out or make it smaller. Each stands alone, beside its exercise.
caution-osteoporosis = Thin bones (osteoporosis)? Leave this exercise out until your clinician has agreed to it.
caution-dizzy = Do you get dizzy, or does your neck complain? Keep your chin a little tucked and lean back less. Stop if it does not ease.
caution-shoulder = Sore shoulder? Bend the arm that opens, and let it travel less far.
caution-knees-hips = Stiff knees or hips? Put a pillow on your calves and sit on that.
caution-head-down = High blood pressure that is not under control, glaucoma, a recent eye operation, reflux or late pregnancy? Leave this exercise out: your head is low in it.
