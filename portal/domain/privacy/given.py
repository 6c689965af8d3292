"""Given names that are common in the regions: with a second name after them they are a person's, whatever stands around."""

GIVEN = frozenset(
    """
    Aminata Fatou Fatoumata Fatima Fatimata Mariam Mariama Maryam Aissatou Aïssatou Aicha Aïcha Aisha Khadija Kadiatou Kadiatu Kadija Hawa Awa Adama Oumou
    Rokia Ramatou Ramata Binta Bintou Djeneba Nafi Ndeye Ndèye Coumba Penda Maimouna Safiatou Salimata Assetou Astou Sokhna Bineta Kumba Isatou Mamadou Amadou
    Ahmadou Mamadu Ousmane Ousman Usman Ibrahima Ibrahim Abdoulaye Abdulaye Abdou Moussa Musa Issa Seydou Saidou Souleymane Sulayman Boubacar Bubacar Aliou Alioune
    Alhassane Alpha Thierno Cheikh Modou Lamin Ebrima Kebba Bakary Demba Samba Sekou Sékou Siaka Drissa Lassana Modibo Yaya Yahya Youssouf Youssef Yusuf Ismaila
    Ismael Idrissa Hamidou Hassane Hassan Hussein Mahamadou Mahamane Mohamed Mohammed Muhammad Muhammed Mohamadou Mouhamed Omar Oumar Umaru Sani Salisu Abubakar
    Aboubacar Aboubakar Babacar Pape Papa Assane Ousseynou Malick Serigne Momodou Buba Sidy Tidiane Foday Alusine Sorie Santigie Kwame Kofi Kwabena Kwaku Yaw Kojo
    Kwesi Akosua Abena Ama Adwoa Efua Afia Yaa Esi Emeka Chidi Chinedu Chioma Ngozi Ifeoma Amaka Nneka Obinna Ikenna Uche Nkechi Adaeze Tunde Segun Femi Kemi
    Bola Yetunde Folake Ayodele Olumide Adebayo Osas Osaro Osagie Blessing Joy Faith Precious Patience Mercy Grace Happiness Gift Favour Favor Comfort Charity
    Goodluck Sunday Godwin Victory Destiny Efe Ese Kossi Koffi Kouassi Kouadio Konan Yao Akissi Affoué Adjoua Kodjo Komlan Afi Akouvi Ayaba Braima Cadija
    Samuel Emmanuel Daniel David Joseph Moses Isaac Peter Paul John James Michael Mary Elizabeth Sarah Ruth Esther Rebecca Hannah Rose Alice Jennifer Linda Susan
    Patricia Jane Janet Agnes Lucy Anna Anne Marie Jean Pierre Jacques Michel André Paulette Chantal Sylvie Claire Juliette Thomas Nicolas Julien Yves Alain
    María Maria José Jose Juan Luis Carlos Jorge Pedro Pablo Miguel Ángel Andrés Diego Fernando Ricardo Roberto Manuel Francisco Antonio Javier Alejandro Daniela
    Lucía Carmen Rosa Ana Elena Isabel Laura Marta Diana Yolanda Claudia Gloria Patricia Sandra Silvia Teresa Beatriz Alejandra Gabriela Valentina Camila Sofía
    Yesenia Kevin Jesús Rafael Sergio Raúl Óscar Víctor Martín Eduardo Alberto João Joao António Paulo Tiago Rui Nuno Joana Inês Catarina Mariana Fernanda Edson
    Adilson Nelson Domingos Augusto Celestino Djibril Helena Luísa Cristina Filipa Sílvia Vera
    Siti Dewi Sri Nur Nurul Yuliana Sumarni Wati Rina Rini Ratna Endang Tuti Yanti Lestari Fitri Ayu Putri Indah Budi Agus Ahmad Eko Rizal Bambang Joko Slamet
    Suparman Hendra Dedi Rudi Andi Yusup Asep Ujang Ketut Wayan Made Nyoman Kadek Yohanes Maria Adelina Suyanti Kartini Rizki Dian Arif Taufik Hidayat Iwan
    Somchai Somsak Somying Malee Nok Ploy Maung Aung Thida Thuzar Khin Zaw Htet Myint Moe Hla Mya Sokha Sophea Srey Channary Dara Vanna Bopha Chanthou Rithy
    Juan Maricel Rowena Jocelyn Rodel Reynaldo Arnel Marites Lorna Rosalie Cristy
    """.split()
)
